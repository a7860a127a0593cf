import { get, patch, post, put, query, remove, type List, type Named } from '../api';
import type { Kind, Message, News, State } from '../outreach/message';

/** The five groups of content in the order of plan 004, II.3. */
export const groups = ['directive', 'risk', 'duty', 'protection', 'violations'] as const satisfies Kind[];
export type Group = (typeof groups)[number];

export interface Wish {
  group: Group;
  messages: number;
  by: string | null;
  writer: string | null;
}
export interface Announced {
  id: string;
  body: Named;
  title: string;
  paper: string;
  begins: string;
  ends: string;
  places: Named[];
  is_on: boolean;
}
export interface Campaign {
  announced: Announced;
  wishes: Wish[];
  is_ended: boolean;
  may_edit: boolean;
}
export interface GroupStanding {
  group: Kind;
  wished: number;
  by: string | null;
  writer: Named | null;
  drafts: number;
  approved: number;
  views: number;
  is_late: boolean;
}
export interface PlaceStanding {
  area: Named;
  approved: number;
  missing: Kind[];
}
export interface TiedMessage {
  id: string;
  title: string;
  kind: Kind;
  state: State;
  body: Named;
  may_untie: boolean;
}
export interface Board {
  groups: GroupStanding[];
  places: PlaceStanding[];
  messages: TiedMessage[];
}
export interface GroupPlays {
  group: Kind;
  played: number;
  gaps: number;
}
export interface Totals {
  id: string;
  body: Named;
  area: Named;
  from: string;
  until: string;
  /** Null: one to four, which are kept as a few. */
  reminded: number | null;
  handled: number | null;
  source: string;
  message: string | null;
  is_taken_back: boolean;
  may_write: boolean;
}
export interface CampaignNews extends List<News> {
  campaign: Announced;
}

const campaign = (id: string) => `/api/campaigns/${id}`;

export const listCampaigns = (area: string, after: string | null) =>
  get<List<Announced>>(`/api/areas/${area}/campaigns${query({ after })}`);
export const readCampaign = (id: string) => get<Campaign>(campaign(id));
export const readBoard = (id: string) => get<Board>(`${campaign(id)}/board`);
export const readPlays = (id: string) => get<List<GroupPlays>>(`${campaign(id)}/plays`);
export const readTotals = (id: string) => get<List<Totals>>(`${campaign(id)}/totals`);
export const openCampaign = (wanted: object) => post<Campaign>('/api/campaigns', wanted);
export const changeCampaign = (id: string, change: object) => patch<Campaign>(campaign(id), change);
export const endCampaign = (id: string) => post<Campaign>(`${campaign(id)}/end`);
export const reopenCampaign = (id: string) => post<Campaign>(`${campaign(id)}/reopen`);
export const tie = (id: string, message: string) => put<Board>(`${campaign(id)}/messages/${message}`, {});
export const untie = (id: string, message: string) => remove<Board>(`${campaign(id)}/messages/${message}`);
export const tellTotals = (id: string, wanted: object) => post<Totals>(`${campaign(id)}/totals`, wanted);
export const takeBackTotals = (id: string) => remove<Totals>(`/api/campaign-totals/${id}`);
export const draftTotals = (id: string, message: string) => post<Message>(`/api/campaign-totals/${id}/message`, { message });
export const readCampaignNews = (id: string, area: string, after: string | null) =>
  get<CampaignNews>(`${campaign(id)}/news${query({ area, after })}`);

/** Those of the five of which nothing is approved yet. */
export const emptyGroups = (board: Board) => groups.filter((group) => !board.groups.some((one) => one.group === group && one.approved > 0));
