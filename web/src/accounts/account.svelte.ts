import { get, patch, post, Problem, remove, useCsrf, whenSignedOut, type Named } from '../api';
import { language, speak, type Language } from '../text/text.svelte';

export type Permission =
  | 'administer'
  | 'journal_read'
  | 'areas_edit'
  | 'bodies_edit'
  | 'people_invite'
  | 'plans_read'
  | 'plans_write'
  | 'plans_issue'
  | 'briefings_hold'
  | 'tasks_follow'
  | 'tasks_do'
  | 'reports_read'
  | 'reports_write'
  | 'documents_write'
  | 'documents_approve'
  | 'documents_issue'
  | 'teams_lead'
  | 'households_read'
  | 'households_write'
  | 'health_read'
  | 'needs_answer'
  | 'needs_decide'
  | 'levels_decide'
  | 'goods_read'
  | 'goods_write'
  | 'fundraisers_decide'
  | 'gifts_write';

export type Role = 'administrator' | 'officer' | 'head' | 'member' | 'clerk' | 'team_leader' | 'health_worker' | 'observer';

export interface Me {
  account: string;
  login: string;
  name: string;
  body: Named | null;
  permissions: string[];
  language: Language;
  csrf: string;
  demonstration: boolean;
}

export interface SignIn {
  login: string;
  password: string;
  name: string;
  body: string | null;
  /** What the person is in that body. */
  office: string | null;
}

export interface Setup {
  needs_administrator: boolean;
  demonstration: boolean;
  sign_ins: SignIn[];
}

/** Who sits in front of this screen, and what this installation is. */
export const session = $state<{ me: Me | null; setup: Setup | null; known: boolean; problem: string }>({
  me: null,
  setup: null,
  known: false,
  problem: '',
});

const rememberedLanguage = 'lalanh.language';

function becomes(me: Me | null) {
  session.me = me;
  useCsrf(me?.csrf ?? '');
  if (me) void speakAs(me.language);
}

async function speakAs(wanted: Language) {
  localStorage.setItem(rememberedLanguage, wanted);
  await speak(wanted);
}

whenSignedOut(() => becomes(null));

/** The first question of every visit. */
export async function begin() {
  if (localStorage.getItem(rememberedLanguage) === 'en') await speak('en');
  try {
    const [setup, me] = await Promise.all([
      get<Setup>('/api/setup'),
      get<Me>('/api/me').catch((error: unknown) => {
        if (error instanceof Problem && error.status === 401) return null;
        throw error;
      }),
    ]);
    session.setup = setup;
    becomes(me);
    session.problem = '';
  } catch (error) {
    session.problem = (error as Error).message;
  }
  session.known = true;
}

export const may = (permission: Permission) => session.me?.permissions.includes(permission) ?? false;
export const isDemonstration = () => session.me?.demonstration ?? session.setup?.demonstration ?? false;

export async function signIn(login: string, password: string) {
  becomes(await post<Me>('/api/session', { login, password }));
}

export async function createAdministrator(login: string, password: string, name: string) {
  becomes(await post<Me>('/api/setup', { login, password, name }));
  if (session.setup) session.setup.needs_administrator = false;
}

export async function acceptInvitation(code: string, login: string, password: string) {
  becomes(await post<Me>(`/api/invitations/${encodeURIComponent(code)}/accept`, { login, password }));
}

export async function signOut(everywhere = false) {
  await remove(everywhere ? '/api/sessions' : '/api/session');
  becomes(null);
  // Somebody else may sign in here next: the list of demonstration sign-ins is asked for anew.
  session.setup = await get<Setup>('/api/setup').catch(() => session.setup);
}

export const changePassword = (current: string, wanted: string) => post<void>('/api/me/password', { current, wanted });

export async function changeLanguage(wanted: Language) {
  const from = session.me?.language ?? language();
  if (session.me && from !== wanted) {
    await patch('/api/me', { language: { from, to: wanted } });
    session.me.language = wanted;
  }
  await speakAs(wanted);
}

export interface Invitation {
  code: string;
  link: string;
  qr_svg: string;
}

export const invite = (body: string, role: Role, name: string) => post<Invitation>('/api/invitations', { body, role, name });
export const readInvitation = (code: string) =>
  get<{ name: string; body: Named; role: Role; role_name: string }>(`/api/invitations/${encodeURIComponent(code)}`);
