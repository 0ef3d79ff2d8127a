interface Facts {
  callBackOwed: boolean;
}

interface Call {
  reached: boolean;
  satisfied: number | null;
  vetoed: boolean;
  note: string | null;
}

export type CallingBack =
  | { ok: true; settles: boolean }
  /** not-due: nobody waits for this call. incomplete: a talk without a mark, or a veto without its reason. */
  | { ok: false; why: 'call-back-not-due' | 'call-back-incomplete' };

/** A call that was answered settles it; one that nobody answered is kept, and the elder still waits. Only somebody who was reached can veto, with a reason. */
export function mayCallBack({ callBackOwed }: Facts, { reached, satisfied, vetoed, note }: Call): CallingBack {
  if (!callBackOwed) return { ok: false, why: 'call-back-not-due' };
  if (reached ? satisfied === null : satisfied !== null || vetoed) return { ok: false, why: 'call-back-incomplete' };
  if (vetoed && !note?.trim()) return { ok: false, why: 'call-back-incomplete' };
  return { ok: true, settles: reached };
}
