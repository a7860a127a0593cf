import { get, query, type List, type Named } from '../api';
import { t } from '../text/text.svelte';

export interface Line {
  account: string;
  account_name: string;
  commodity: string;
  commodity_name: string;
  unit: string;
  parts: number;
  quantity: number;
  value: number;
  valued_by: string;
}
export interface Entry {
  id: string;
  code: string;
  kind: string;
  kind_name: string;
  day: string;
  posted_at: string;
  campaign: string | null;
  area: Named | null;
  corrects: string | null;
  corrected_by: string | null;
  households: number | null;
  words: string;
  lines: Line[];
}
export interface Head {
  day: string;
  size: number;
  root: string;
  signed_at: string;
  public_key: string;
  signature: string;
}
export interface Standing {
  root: string;
  name: string;
  commodity: string;
  commodity_name: string;
  unit: string;
  parts: number;
  quantity: number;
  value: number;
}
export interface Shown {
  entry: Entry;
  position: number | null;
  head: Head | null;
}

/** What may be asked of the ledger, as the address of the page keeps it. */
export interface Wanted {
  words: string;
  area: string;
  month: string;
  day: string;
  account: string;
  /** A fundraiser. */
  campaign: string;
}
export const everything: Wanted = { words: '', area: '', month: '', day: '', account: '', campaign: '' };

/** Of all, by commodity; of one campaign, in đồng. */
export const readStandings = (campaign: string) => get<List<Standing>>(`/api/ledger/standings${query({ campaign })}`);

/** A page that has something on it: the server looks at so many entries at once, and says where it goes on. */
export async function readEntries(wanted: Wanted, after: string | null): Promise<List<Entry>> {
  const page = await get<List<Entry>>(`/api/ledger/entries${query({ ...wanted, after })}`);
  return page.next && !page.items.length ? readEntries(wanted, page.next) : page;
}
export const readEntry = (code: string) => get<Shown>(`/api/ledger/entries/${encodeURIComponent(code)}`);
export const readReceipt = (code: string) => get<unknown>(`/api/ledger/entries/${encodeURIComponent(code)}/receipt`);
export const readHeads = (before: string | null) => get<List<Head>>(`/api/ledger/heads${query({ before })}`);

/** Twelve characters as codes are made, however they were typed. */
export const isCode = (words: string) => /^[0-9a-hj-np-z]{12}$/i.test(words.replace(/[\s-]/g, ''));

/** "160 kg", "5.000.000 đồng": the quantity in units people read, without its sign. */
export function amount(of: { quantity: number; parts: number; unit: string }, language: string): string {
  const number = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 3 });
  return `${number.format(Math.abs(of.quantity) / of.parts)} ${of.unit}`;
}

/** What something in kind is worth, of which nobody may have said anything yet. */
export const worth = (value: number, language: string) =>
  value === 0 ? t('ledger.unvalued') : t('ledger.worth', { value: amount({ quantity: value, parts: 1, unit: 'đồng' }, language) });

/** What an entry put where, one commodity after the other: the lines above zero. */
export const arrived = (entry: Entry) => entry.lines.filter((line) => line.quantity > 0);
