/** What a console was owed and did not hear, or heard and nobody said; places in the log. */
export interface HeardFindings {
  unheard: string[];
  heardFromNowhere: string[];
}

/** Where a console was told to fetch the tables instead of hearing each event: after the first, up to the second. */
export type Leap = readonly [after: string, upTo: string];

export function checkHeard(said: readonly string[], heard: ReadonlySet<string>, leaps: readonly Leap[]): HeardFindings {
  const spoken = new Set(said);
  return {
    unheard: said.filter((cursor) => !heard.has(cursor) && !wasToldToFetch(cursor, leaps)),
    heardFromNowhere: [...heard].filter((cursor) => !spoken.has(cursor)),
  };
}

export function wasToldToFetch(cursor: string, leaps: readonly Leap[]): boolean {
  return leaps.some(([after, upTo]) => isAfter(cursor, after) && !isAfter(cursor, upTo));
}

function isAfter(one: string, other: string): boolean {
  const [a, b] = [one, other].map((cursor) => cursor.split('.').map(BigInt)) as [[bigint, bigint], [bigint, bigint]];
  return a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
}
