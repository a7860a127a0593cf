import { query, upload } from '../api';
import type { ListColumn, RowFault, RowNote } from '../exchange/list';
import type { Kind } from './voice';

export type VoiceFate = 'fresh' | 'there' | 'wrong';
export interface ComparedVoice {
  row: number;
  ref: string;
  fate: VoiceFate;
  area: string;
  kind: Kind;
  topic: string;
  words: string;
  note: RowNote | null;
}
export interface VoiceListCompared {
  file: string;
  titles: string[];
  columns: ListColumn[];
  rows: ComparedVoice[];
}
export interface VoiceListTaken {
  taken: { ref: string; code: string }[];
  there: number;
  faults: RowFault[];
}

const asked = (file: File, area: string, columns: string) => query({ name: file.name, area, columns });
export const compareVoices = (file: File, area: string, columns: string) =>
  upload<VoiceListCompared>(`/api/exchange/voice-list/compare${asked(file, area, columns)}`, file, undefined, { onlyLooked: true });
export const takeVoices = (file: File, area: string, columns: string) =>
  upload<VoiceListTaken>(`/api/exchange/voice-list/take${asked(file, area, columns)}`, file);
