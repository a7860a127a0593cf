import { get, patch, post, put, query, remove, type List, type Named } from '../api';
import type { Mark } from '../design/mark';
import type { Step } from './steps';

export const doers = ['person', 'household', 'team', 'body'] as const;
export type Doer = (typeof doers)[number];
export const consents = ['not_asked', 'asked', 'given', 'refused', 'withdrawn'] as const;
export type Consent = (typeof consents)[number];

export interface Deed {
  id: string;
  body: Named;
  area: Named;
  day: string;
  doer: Doer;
  words: string;
  has_name: boolean;
  consent: Consent;
  consent_way: string;
  consent_at: string | null;
  public_name: string;
  published_at: string | null;
  message: string | null;
  noticed_at: string;
  may_write: boolean;
  may_publish: boolean;
}
export interface OpenedName {
  name: string | null;
  code: string | null;
}
export interface OpenDeed {
  id: string;
  area: Named;
  day: string;
  doer: Doer;
  words: string;
  name: string;
}
export interface OwnConsent {
  area: Named;
  day: string;
  words: string;
  name: string;
  consent: Consent;
}

const deed = (id: string) => `/api/good-deeds/${id}`;
export const listDeeds = (area: string, after: string | null) => get<List<Deed>>(`/api/areas/${area}/good-deeds${query({ after })}`);
export const noticeDeed = (wanted: object) => post<Deed>('/api/good-deeds', wanted);
export const readDeed = (id: string) => get<Deed>(deed(id));
export const changeDeed = (id: string, change: object) => patch<Deed>(deed(id), change);
export const openName = (id: string) => get<OpenedName>(`${deed(id)}/name`);
export const recordConsent = (id: string, answer: object) => post<Deed>(`${deed(id)}/consent`, answer);
export const withdrawConsent = (id: string) => remove<Deed>(`${deed(id)}/consent`);
export const takeBack = (id: string) => remove<void>(deed(id));
export const setDeedPublic = (id: string, is: boolean) => (is ? post<Deed> : remove<Deed>)(`${deed(id)}/publication`);
export const makeBulletin = (id: string, message: string) => post<Deed>(`${deed(id)}/bulletin`, { message });
export const openDeeds = (area: string, after: string | null) => get<List<OpenDeed>>(`/api/open-deeds${query({ area, after })}`);
export const ownConsent = (code: string) => post<OwnConsent>('/api/own-consent', { code });
export const withdrawOwn = (code: string) => post<OwnConsent>('/api/own-consent/withdraw', { code });

const consentMarks: Record<Consent, Mark> = { not_asked: 'new', asked: 'waiting', given: 'done', refused: 'ended', withdrawn: 'ended' };
export const consentMark = (consent: Consent) => consentMarks[consent];

export interface Review {
  area: Named;
  from: string;
  until: string;
  deeds: number;
  models: number;
  copies: number;
  rewards: number;
  titles: number;
  text: string;
}
export const readReview = (area: string, from: string, until: string) => get<Review>(`/api/areas/${area}/honours${query({ from, until })}`);

export const rewardStates = ['submitted', 'sent_back', 'refused', 'awarded'] as const;
export type RewardState = (typeof rewardStates)[number];
export interface Ground {
  code: string;
  vi: string;
  en: string;
}
export interface Basis {
  id: string;
  words: string;
  day: string;
}
export interface Proposal {
  id: string;
  body: Named;
  decider: Named;
  doer: Doer;
  ground: string;
  reward: string;
  reason: string;
  deeds: Basis[];
  models: Basis[];
  records: string;
  state: RewardState;
  reply: string;
  number: string;
  decided_on: string | null;
  made_at: string;
  name: string | null;
  may_write: boolean;
  may_decide: boolean;
}
const proposal = (id: string) => `/api/reward-proposals/${id}`;
export const readGrounds = () => get<List<Ground>>('/api/reward-grounds');
export const listProposals = (body: string, after: string | null) =>
  get<List<Proposal>>(`/api/bodies/${body}/reward-proposals${query({ after })}`);
export const propose = (wanted: object) => post<Proposal>('/api/reward-proposals', wanted);
export const readProposal = (id: string) => get<Proposal>(proposal(id));
export const proposeAgain = (id: string, wanted: object) => post<Proposal>(`${proposal(id)}/submission`, wanted);
export const withdrawProposal = (id: string) => remove<void>(proposal(id));
export const decideReward = (id: string, decision: object) => post<Proposal>(`${proposal(id)}/decision`, decision);
export const dossierOf = (id: string) => `${proposal(id)}/dossier`;

const rewardMarks: Record<RewardState, Mark> = { submitted: 'waiting', sent_back: 'doing', refused: 'declined', awarded: 'done' };
export const rewardMark = (state: RewardState) => rewardMarks[state];

export interface Description {
  kind: string;
  title: string;
  problem: string;
  how: string;
  needs: string;
  steps: Step[];
  results: string;
  evidence: string[];
}
export interface Model {
  id: string;
  version: number;
  body: Named;
  area: Named;
  description: Description;
  origin: { id: string; title: string; body: string } | null;
  plan: string | null;
  tasks: number;
  tasks_done: number;
  copies: number;
  published_at: string | null;
  message: string | null;
  may_write: boolean;
  may_publish: boolean;
}
export interface ModelKind {
  code: string;
  vi: string;
  en: string;
  source: string;
}
const model = (id: string) => `/api/models/${id}`;
export const readModelKinds = () => get<List<ModelKind>>('/api/model-kinds');
export const openModels = (kind: string, after: string | null) => get<List<Model>>(`/api/open-models${query({ kind, after })}`);
export const ownModels = (body: string, kind: string, after: string | null) =>
  get<List<Model>>(`/api/bodies/${body}/models${query({ kind, after })}`);
export const readModel = (id: string) => get<Model>(model(id));
export const describeModel = (wanted: object) => post<Model>('/api/models', wanted);
export const describeAnew = (id: string, wanted: object) => put<Model>(model(id), wanted);
export const setModelPublic = (id: string, is: boolean) => (is ? post<Model> : remove<Model>)(`${model(id)}/publication`);
export const makeModelBulletin = (id: string, message: string) => post<Model>(`${model(id)}/bulletin`, { message });
export const copyModel = (id: string, wanted: object) => post<Model>(`${model(id)}/copies`, wanted);

export const candidateStates = ['proposed', 'awarded', 'not_awarded', 'revoked'] as const;
export type CandidateState = (typeof candidateStates)[number];
export interface Criterion {
  rule: string;
  at_least: number;
}
export interface Rule {
  code: string;
  vi: string;
  en: string;
  unit: 'percent' | 'times';
  at_least: number;
}
export interface CandidateLine {
  id: string;
  body: Named;
  state: CandidateState;
  number: string;
  decided_on: string | null;
  published_at: string | null;
}
export interface Round {
  id: string;
  body: Named;
  area: Named;
  year: number;
  title: string;
  words: string;
  paper: string;
  criteria: Criterion[];
  candidates: CandidateLine[];
  is_closed: boolean;
  may_write: boolean;
  may_decide: boolean;
}
export interface Finding {
  rule: string;
  unit: 'percent' | 'times';
  at_least: number;
  good: number;
  of: number;
  figure: number | null;
  is_met: boolean | null;
  rows: { id: string; title: string; day: string | null; is_good: boolean }[];
}
export interface Candidate {
  id: string;
  round: string;
  body: Named;
  year: number;
  title: string;
  words: string;
  findings: Finding[];
  evidence: { id: string; words: string; file: string | null; at: string }[];
  state: CandidateState;
  reason: string;
  number: string;
  decided_on: string | null;
  published_at: string | null;
  revoked_at: string | null;
  revoked_because: string;
  may_write: boolean;
  may_decide: boolean;
}
export interface OpenTitle {
  id: string;
  year: number;
  title: string;
  body: string;
  area: Named;
  given_by: string;
  number: string;
  decided_on: string | null;
  revoked_on: string | null;
}
const round = (id: string) => `/api/title-rounds/${id}`;
const candidate = (id: string) => `/api/title-candidates/${id}`;
export const readRules = () => get<List<Rule>>('/api/title-rules');
export const listRounds = (area: string, after: string | null) => get<List<Round>>(`/api/areas/${area}/title-rounds${query({ after })}`);
export const openRound = (wanted: object) => post<Round>('/api/title-rounds', wanted);
export const readRound = (id: string) => get<Round>(round(id));
export const nominate = (id: string, wanted: object) => post<Round>(`${round(id)}/candidates`, wanted);
export const publishRound = (id: string) => post<Round>(`${round(id)}/publication`);
export const setRoundClosed = (id: string, is: boolean) => post<Round>(`${round(id)}/${is ? 'close' : 'open-again'}`);
export const readCandidate = (id: string) => get<Candidate>(candidate(id));
export const addEvidence = (id: string, wanted: object) => post<Candidate>(`${candidate(id)}/evidence`, wanted);
export const evidenceOf = (id: string, file: string) => `${candidate(id)}/evidence/${file}`;
export const decideTitle = (id: string, decision: object) => post<Candidate>(`${candidate(id)}/decision`, decision);
export const revokeTitle = (id: string, reason: string) => post<Candidate>(`${candidate(id)}/revocation`, { reason });
export const openTitles = (area: string, after: string | null) => get<List<OpenTitle>>(`/api/open-titles${query({ area, after })}`);

const candidateMarks: Record<CandidateState, Mark> = { proposed: 'waiting', awarded: 'done', not_awarded: 'ended', revoked: 'declined' };
export const candidateMark = (state: CandidateState) => candidateMarks[state];

/** The word of a list in the language of the reader. */
export const wordOf = (list: { code: string; vi: string; en: string }[], code: string, language: 'vi' | 'en') =>
  list.find((one) => one.code === code)?.[language] ?? code;
