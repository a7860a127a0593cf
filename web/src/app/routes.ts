import type { Component } from 'svelte';

import { speakFully } from '../text/text.svelte';
import { match } from './router.svelte';

type Screen = Component<Record<string, string>>;

interface Line {
  pattern: string;
  /** Anybody may see it, signed in or not. */
  open?: boolean;
  /** Belongs to the first page, with the sentences that come with it. */
  first?: boolean;
  screen: () => Promise<{ default: unknown }>;
}

/** The table of contents: every screen, fetched when it is first asked for. */
const table: Line[] = [
  { pattern: '/', first: true, screen: () => import('./Home.svelte') },
  { pattern: '/ke-hoach', screen: () => import('../plans/PlanList.svelte') },
  { pattern: '/ke-hoach/so-sanh', screen: () => import('../plans/CompareVersions.svelte') },
  { pattern: '/ke-hoach/{id}', screen: () => import('../plans/Plan.svelte') },
  { pattern: '/ke-hoach/{id}/van-ban', screen: () => import('../plans/PlanPaper.svelte') },
  { pattern: '/ke-hoach/{id}/chuoi', screen: () => import('../lineage/ChainPage.svelte') },
  { pattern: '/ke-hoach/{id}/ket-thuc', screen: () => import('../endings/EndPlan.svelte') },
  { pattern: '/ke-hoach/{id}/ma-tran', screen: () => import('../plans/BoardMatrix.svelte') },
  { pattern: '/ke-hoach/{id}/theo-don-vi', screen: () => import('../plans/BoardTree.svelte') },
  { pattern: '/lap-ke-hoach/{id}', screen: () => import('../lineage/ChildPage.svelte') },
  { pattern: '/viec-cap-tren', screen: () => import('../lineage/DutyList.svelte') },
  { pattern: '/viec', screen: () => import('../tasks/MyWork.svelte') },
  { pattern: '/viec/da-giao', screen: () => import('../tasks/GivenWork.svelte') },
  { pattern: '/viec/cua-toi', screen: () => import('../tasks/ChargedWork.svelte') },
  { pattern: '/viec/{id}', screen: () => import('../tasks/TaskPage.svelte') },
  { pattern: '/giao-ban', screen: () => import('../briefings/BriefingList.svelte') },
  { pattern: '/giao-ban/{id}', screen: () => import('../briefings/BriefingPage.svelte') },
  { pattern: '/giao-ban/{id}/{day}', screen: () => import('../briefings/MeetingPage.svelte') },
  { pattern: '/di-co-so/{id}', screen: () => import('../briefings/VisitPage.svelte') },
  { pattern: '/van-ban-den', screen: () => import('../deliveries/Incoming.svelte') },
  { pattern: '/van-ban-den/so', screen: () => import('../documents/ArrivalList.svelte') },
  { pattern: '/van-ban-den/so/{id}', screen: () => import('../documents/ArrivalPage.svelte') },
  { pattern: '/van-ban-den/{id}', screen: () => import('../deliveries/IncomingPlan.svelte') },
  { pattern: '/van-ban-di', screen: () => import('../documents/OutgoingList.svelte') },
  { pattern: '/van-ban-di/so', screen: () => import('../documents/NumberList.svelte') },
  { pattern: '/van-ban-di/{id}', screen: () => import('../documents/OutgoingPage.svelte') },
  { pattern: '/bao-cao', screen: () => import('../reports/ReportDuties.svelte') },
  { pattern: '/bao-cao/tin-khan', screen: () => import('../reports/FlashList.svelte') },
  { pattern: '/bao-cao/ban-tin', screen: () => import('../reports/BulletinPage.svelte') },
  { pattern: '/bao-cao/mau', screen: () => import('../reports/KindList.svelte') },
  { pattern: '/bao-cao/mau/{id}', screen: () => import('../reports/KindPage.svelte') },
  { pattern: '/bao-cao/mau/{id}/so-lieu', screen: () => import('../reports/FiguresPage.svelte') },
  { pattern: '/bao-cao/che-do/{id}', screen: () => import('../reports/DutyPage.svelte') },
  { pattern: '/van-ban-di', screen: () => import('../documents/OutgoingList.svelte') },
  { pattern: '/van-ban-di/so', screen: () => import('../documents/NumberList.svelte') },
  { pattern: '/van-ban-di/{id}', screen: () => import('../documents/OutgoingPage.svelte') },
  { pattern: '/thu-vien', screen: () => import('../library/LibraryPage.svelte') },
  { pattern: '/thu-vien/{id}', screen: () => import('../library/PaperPage.svelte') },
  { pattern: '/bao-cao/{id}', screen: () => import('../reports/ReportPage.svelte') },
  { pattern: '/thu', screen: () => import('../mail/MailList.svelte') },
  { pattern: '/thu/dia-chi', screen: () => import('../mail/AddressList.svelte') },
  { pattern: '/thu/{id}', screen: () => import('../mail/MailPage.svelte') },
  { pattern: '/don-vi', screen: () => import('../bodies/BodyList.svelte') },
  { pattern: '/don-vi/{id}', screen: () => import('../bodies/BodyPage.svelte') },
  { pattern: '/dia-ban', screen: () => import('../areas/AreaList.svelte') },
  { pattern: '/dia-ban/{id}', screen: () => import('../areas/AreaPage.svelte') },
  { pattern: '/dia-ban/{id}/cap-do', screen: () => import('../levels/LevelPage.svelte') },
  { pattern: '/dia-ban/{id}/ban-giao', screen: () => import('../handovers/HandoverPage.svelte') },
  { pattern: '/cap-do-dich', screen: () => import('../levels/LevelRules.svelte') },
  { pattern: '/tai-khoan', screen: () => import('../accounts/MyAccount.svelte') },
  { pattern: '/nguoi-dung', screen: () => import('../accounts/AccountList.svelte') },
  { pattern: '/nguoi-dung/{id}', screen: () => import('../accounts/AccountPage.svelte') },
  { pattern: '/moi/{code}', open: true, screen: () => import('../accounts/AcceptInvitation.svelte') },
  { pattern: '/tro-giup', open: true, screen: () => import('./Help.svelte') },
  { pattern: '/design', open: true, screen: () => import('../design/Gallery.svelte') },
];

export interface Found {
  line: Line;
  parameters: Record<string, string>;
}

export function find(path: string): Found | undefined {
  for (const line of table) {
    const parameters = match(line.pattern, path);
    if (parameters) return { line, parameters };
  }
  return undefined;
}

export async function load(line: Line): Promise<Screen> {
  const [screen] = await Promise.all([line.screen(), line.first ? undefined : speakFully()]);
  return screen.default as Screen;
}
