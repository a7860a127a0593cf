import accounts from '../accounts/en.json';
import app from '../app/en.json';
import areas from '../areas/en.json';
import bodies from '../bodies/en.json';
import briefings from '../briefings/en.json';
import deliveries from '../deliveries/en.json';
import design from '../design/en.json';
import documents from '../documents/en.json';
import endings from '../endings/en.json';
import exchange from '../exchange/en.json';
import handovers from '../handovers/en.json';
import levels from '../levels/en.json';
import lineage from '../lineage/en.json';
import mail from '../mail/en.json';
import papers from '../library/en.json';
import plans from '../plans/en.json';
import reports from '../reports/en.json';
import tasks from '../tasks/en.json';

/** What every screen but the first says in English: one file for each folder. */
export default {
  ...accounts,
  ...app,
  ...areas,
  ...bodies,
  ...briefings,
  ...deliveries,
  ...design,
  ...documents,
  ...endings,
  ...exchange,
  ...handovers,
  ...levels,
  ...lineage,
  ...mail,
  ...papers,
  ...plans,
  ...reports,
  ...tasks,
};
