/** A story's detail carries a reason, evidence or outcome code before a note: `ELDER_CANCEL_LATE: fell asleep`. */
export function splitDetail(detail: string): { code: string | null; rest: string } {
  const match = /^([A-Z][A-Z_]+|fence|qr|nfc|code|phone|call|manual)(?::\s*(.*))?$/s.exec(detail);
  return match ? { code: match[1] ?? null, rest: match[2] ?? '' } : { code: null, rest: detail };
}
