import { get, upload, query } from '../api';
import type { Indicator, ReportKind } from './kind';

export interface KindPeriod {
  period: { from: string; until: string };
  units: number;
}

/** What can be brought from outside for a kind of report. */
export interface FigureSheet {
  kind: ReportKind;
  indicators: Indicator[];
  periods: KindPeriod[];
}

export interface SheetFault {
  row: number;
  column: string;
  text: string;
  code: string;
  message: string;
}

export interface SheetSummary {
  is_applied: boolean;
  units: number;
  imported: number;
  updated: number;
  unchanged: number;
  faults: SheetFault[];
}

const address = (kind: string) => `/api/exchange/figures/${kind}`;

export const readFigureSheet = (kind: string) => get<FigureSheet>(address(kind));
export const templateOf = (kind: string, period: string) => `${address(kind)}/xlsx${query({ period })}`;
export const sendFigures = (kind: string, period: string, file: File, preview: boolean) =>
  upload<SheetSummary>(address(kind) + query({ period, name: file.name, preview: preview ? '1' : undefined }), file);
