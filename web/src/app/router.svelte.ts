/** The address bar as state. Addresses are Vietnamese words without accents; the browser's own history is the only one. */
export const place = $state({ path: location.pathname, query: location.search, visits: 0 });

function arrive() {
  place.path = location.pathname;
  place.query = location.search;
  place.visits += 1;
}

export function go(to: string, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  arrive();
  if (!replace) scrollTo(0, 0);
}

addEventListener('popstate', arrive);

/** Pages that the server writes itself. */
const ofTheServer = /^\/(api\/|cong(\/|$)|du-lieu|open311\/|cap\/|canh-bao\.xml)/;

// Links stay ordinary links: a middle click, a new tab and a copied address work as everywhere.
document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest('a');
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (ofTheServer.test(link.pathname) || (link.hash && link.pathname === location.pathname)) return;
  event.preventDefault();
  if (link.href !== location.href) go(link.pathname + link.search);
});

/** "/ke-hoach/{id}" against "/ke-hoach/7": the named parts, or nothing. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/\/+$/, '').split('/');
  if (path === '/') given.splice(0, given.length, '', '');
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('{')) parameters[part.slice(1, -1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return parameters;
}
