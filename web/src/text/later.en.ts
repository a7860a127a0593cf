import accounts from '../accounts/en.json';
import alerts from '../alerts/en.json';
import app from '../app/en.json';
import areas from '../areas/en.json';
import arrivals from '../arrivals/en.json';
import benefits from '../benefits/en.json';
import bodies from '../bodies/en.json';
import briefings from '../briefings/en.json';
import broadcasts from '../broadcasts/en.json';
import campaigns from '../campaigns/en.json';
import commitments from '../commitments/en.json';
import deliveries from '../deliveries/en.json';
import design from '../design/en.json';
import documents from '../documents/en.json';
import endings from '../endings/en.json';
import exchange from '../exchange/en.json';
import gifts from '../gifts/en.json';
import goods from '../goods/en.json';
import guidance from '../guidance/en.json';
import handovers from '../handovers/en.json';
import honours from '../honours/en.json';
import households from '../households/en.json';
import isolation from '../isolation/en.json';
import ledger from '../ledger/en.json';
import levels from '../levels/en.json';
import lineage from '../lineage/en.json';
import mail from '../mail/en.json';
import needs from '../needs/en.json';
import occasions from '../occasions/en.json';
import outreach from '../outreach/en.json';
import oversight from '../oversight/en.json';
import papers from '../library/en.json';
import plans from '../plans/en.json';
import produce from '../produce/en.json';
import purchases from '../purchases/en.json';
import registry from '../registry/en.json';
import reports from '../reports/en.json';
import rumours from '../rumours/en.json';
import situation from '../situation/en.json';
import street from '../street/en.json';
import subscriptions from '../subscriptions/en.json';
import surge from '../surge/en.json';
import tasks from '../tasks/en.json';
import trips from '../trips/en.json';
import vaccination from '../vaccination/en.json';
import voices from '../voices/en.json';
import volunteers from '../volunteers/en.json';
import zones from '../zones/en.json';

/** What every screen but the first says in English: one file for each folder. */
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
