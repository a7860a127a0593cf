import accounts from '../accounts/vi.json';
import app from '../app/vi.json';
import areas from '../areas/vi.json';
import bodies from '../bodies/vi.json';
import briefings from '../briefings/vi.json';
import deliveries from '../deliveries/vi.json';
import design from '../design/vi.json';
import documents from '../documents/vi.json';
import endings from '../endings/vi.json';
import exchange from '../exchange/vi.json';
import handovers from '../handovers/vi.json';
import levels from '../levels/vi.json';
import lineage from '../lineage/vi.json';
import mail from '../mail/vi.json';
import papers from '../library/vi.json';
import plans from '../plans/vi.json';
import reports from '../reports/vi.json';
import tasks from '../tasks/vi.json';

/** What every screen but the first says in Vietnamese: one file for each folder. */
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
