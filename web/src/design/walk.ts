/** The arrow keys go from row to row of a list of links, Home and End to its ends; Tab leaves it as everywhere. */
export function walkable(list: HTMLElement) {
  const walk = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLAnchorElement)) return;
    const rows = [...list.querySelectorAll<HTMLAnchorElement>('li a')];
    const here = rows.indexOf(event.target);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = to === undefined ? undefined : rows[to];
    if (here < 0 || !row) return;
    event.preventDefault();
    row.focus();
  };
  list.addEventListener('keydown', walk);
  return () => list.removeEventListener('keydown', walk);
}
