import { percentOf } from '../i18n/format.js';
import { CATEGORY_ORDER, type RateStreet } from './board.types.js';
import { permilleOf } from './rules/share.js';

type Translate = (key: string) => string;

/** A cell of a spreadsheet: quoted, and never read as a formula. */
const quoted = (value: string | number): string => `"${String(value).replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`;

/** The table as it stands, one line a street. */
export function csvOf(streets: readonly RateStreet[], names: ReadonlyMap<string, string>, t: Translate): string {
  const head = [t('board.table.district'), t('board.table.street'), ...CATEGORY_ORDER.flatMap((category) => [t(`words.category.${category}`), 'E', 'N']), t('board.table.verdict')];
  const lines = streets.map((street) => [
    names.get(street.districtCode) ?? street.districtCode,
    street.name,
    ...street.cells.flatMap((cell) => {
      const permille = permilleOf(cell.e, cell.n);
      return [permille === null ? '' : percentOf(permille), cell.e, cell.n];
    }),
    street.effective ? t('board.state.EFFECTIVE') : street.cells.flatMap((cell) => (cell.why ? [`${t(`words.category.${cell.category}`)} ${t(`board.cellState.${cell.why}`)}`] : [])).join('; '),
  ]);
  return [head, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n');
}

/** Hands a text file to the browser. The mark at the beginning makes spreadsheets read it as UTF-8. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
