/** Spreadsheets of Chinese Windows save CSV in GB 18030; everybody else in UTF-8. */
export function csvText(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('gb18030').decode(file);
  }
}

export type CsvVerdict = { ok: true; rows: string[][] } | { ok: false; why: 'too-many-rows' };

/** RFC 4180, with commas, semicolons or tabs: whichever the first line has most of. */
export function readCsv(text: string, rowLimit: number, columnLimit: number): CsvVerdict {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const comma = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]!;
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    const row = rows.at(-1)!;
    if (row.length < columnLimit) row.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === comma) endCell();
    else if (sign === '\n') {
      endCell();
      if (rows.length >= rowLimit && text.slice(at + 1).trim() !== '') return { ok: false, why: 'too-many-rows' };
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  return { ok: true, rows };
}
