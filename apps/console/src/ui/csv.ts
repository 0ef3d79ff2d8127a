const BOM = '\uFEFF';

/** A cell that a spreadsheet reads as text: one that begins with = + - @ would run as a formula. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const tame = /^[=+\-@\t\r]/.test(text) && typeof value !== 'number' ? `'${text}` : text;
  return /[",\n\r]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** Rows as CSV with a byte order mark, so that a Chinese spreadsheet reads it as UTF-8. */
export function csvOf(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return BOM + [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

/** Hands a text to the browser as a file. */
export function saveAs(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
