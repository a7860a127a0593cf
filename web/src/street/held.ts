const name = 'lalanh.phone';

/** Whether this telephone holds a team's households: known before anything else is fetched or opened. */
export const holdsTeam = () => localStorage.getItem(name) !== null;

export function noteHolding(holds: boolean) {
  if (holds) localStorage.setItem(name, 'yes');
  else localStorage.removeItem(name);
}
