import { get } from '../api/client.js';
import type { Page, Street } from '../api/types.js';
import type { DemandDetail, DemandRow, Outcome, RateAnswer, TrendPoint } from './board.types.js';

export interface DemandQuery {
  month: string;
  street: string;
  category: string;
  outcome?: Outcome;
  limit: number;
  after?: string | null;
}

export const rateOf = (month: string, scope: string | null): Promise<RateAnswer> => get('/rate', { month, scope });
export const trendOf = (months: number): Promise<TrendPoint[]> => get('/rate/trend', { months });
export const demandsOf = (query: DemandQuery): Promise<Page<DemandRow>> => get('/rate/demands', { ...query });
export const demandOf = (id: string): Promise<DemandDetail> => get(`/rate/demands/${encodeURIComponent(id)}`);
export const centralStreets = (): Promise<Street[]> => get('/registry/streets', { central: true });
