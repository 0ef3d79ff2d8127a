interface Filled {
  reached: boolean | null;
  satisfied: number | null;
  vetoed: boolean;
  note: string;
}

/** What a call-back lacks before the server takes it: reached (not said), satisfied (a talk without its mark), note (a veto without its reason). */
export function missingOfCallBack({ reached, satisfied, vetoed, note }: Filled): 'reached' | 'satisfied' | 'note' | null {
  if (reached === null) return 'reached';
  if (!reached) return null;
  if (satisfied === null) return 'satisfied';
  return vetoed && note.trim() === '' ? 'note' : null;
}
