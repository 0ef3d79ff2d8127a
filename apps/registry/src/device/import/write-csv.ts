const BOM = '\uFEFF';

/** Rows as CSV that a Chinese spreadsheet reads as UTF-8; a cell that begins with = + - @ would run there as a formula. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((row) => row.map(cell).join(',')).join('\r\n');
}

function cell(text: string): string {
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
