import accounts from '../accounts/vi.json';
import alerts from '../alerts/vi.json';
import app from '../app/vi.json';
import areas from '../areas/vi.json';
import arrivals from '../arrivals/vi.json';
import benefits from '../benefits/vi.json';
import bodies from '../bodies/vi.json';
import briefings from '../briefings/vi.json';
import broadcasts from '../broadcasts/vi.json';
import campaigns from '../campaigns/vi.json';
import commitments from '../commitments/vi.json';
import deliveries from '../deliveries/vi.json';
import design from '../design/vi.json';
import documents from '../documents/vi.json';
import endings from '../endings/vi.json';
import exchange from '../exchange/vi.json';
import gifts from '../gifts/vi.json';
import goods from '../goods/vi.json';
import guidance from '../guidance/vi.json';
import handovers from '../handovers/vi.json';
import honours from '../honours/vi.json';
import households from '../households/vi.json';
import isolation from '../isolation/vi.json';
import ledger from '../ledger/vi.json';
import levels from '../levels/vi.json';
import lineage from '../lineage/vi.json';
import mail from '../mail/vi.json';
import needs from '../needs/vi.json';
import occasions from '../occasions/vi.json';
import outreach from '../outreach/vi.json';
import oversight from '../oversight/vi.json';
import papers from '../library/vi.json';
import plans from '../plans/vi.json';
import produce from '../produce/vi.json';
import purchases from '../purchases/vi.json';
import registry from '../registry/vi.json';
import reports from '../reports/vi.json';
import rumours from '../rumours/vi.json';
import situation from '../situation/vi.json';
import street from '../street/vi.json';
import subscriptions from '../subscriptions/vi.json';
import surge from '../surge/vi.json';
import tasks from '../tasks/vi.json';
import trips from '../trips/vi.json';
import vaccination from '../vaccination/vi.json';
import voices from '../voices/vi.json';
import volunteers from '../volunteers/vi.json';
import zones from '../zones/vi.json';

/** What every screen but the first says in Vietnamese: one file for each folder. */
export default {
  ...accounts,
  ...alerts,
  ...app,
  ...areas,
  ...arrivals,
  ...benefits,
  ...bodies,
  ...briefings,
  ...broadcasts,
  ...campaigns,
  ...commitments,
  ...deliveries,
  ...design,
  ...documents,
  ...endings,
  ...exchange,
  ...gifts,
  ...goods,
  ...guidance,
  ...handovers,
  ...honours,
  ...households,
  ...isolation,
  ...ledger,
  ...levels,
  ...lineage,
  ...mail,
  ...needs,
  ...occasions,
  ...outreach,
  ...oversight,
  ...papers,
  ...plans,
  ...produce,
  ...purchases,
  ...registry,
  ...reports,
  ...rumours,
  ...situation,
  ...street,
  ...subscriptions,
  ...surge,
  ...tasks,
  ...trips,
  ...vaccination,
  ...voices,
  ...volunteers,
  ...zones,
};
