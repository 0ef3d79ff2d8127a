import type { Category } from '#contracts/order.js';

export class ProviderRow {
  id: string;
  name: string;
  orgPath: string;
  active: boolean;
  categories: Category[];
  streetCount: number;
}

export class ProviderArea {
  streetCode: string;
  streetName: string;
  category: Category;
}

export class ProviderCard extends ProviderRow {
  /** What the provider serves today, by street and category. */
  areas: ProviderArea[];
  caregiverCount: number;
  /** Its responders' shifts leave no minute of the week open. */
  rota24h: boolean;
}
