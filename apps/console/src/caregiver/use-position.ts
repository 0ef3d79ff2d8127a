export interface Fix {
  latitude: number;
  longitude: number;
  accuracyMeters: number;
}

export type NoFix = 'denied' | 'unavailable' | 'timeout' | 'unsupported';
export type Located = { ok: true; fix: Fix } | { ok: false; why: NoFix };

/** A fresh fix outdoors takes a few seconds; after this long somebody at a door should not wait any more. */
const WAIT_MILLISECONDS = 15_000;
/** A fix of the walk to the door is good enough. */
const FRESH_MILLISECONDS = 10_000;
const WHY: Record<number, NoFix> = { 1: 'denied', 2: 'unavailable', 3: 'timeout' };

/** Where the phone is, asked once, only at the press of a button: nobody is tracked between visits. */
export function locate(): Promise<Located> {
  if (!('geolocation' in navigator) || !window.isSecureContext) return Promise.resolve({ ok: false, why: 'unsupported' });
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ ok: true, fix: { latitude: coords.latitude, longitude: coords.longitude, accuracyMeters: Math.ceil(coords.accuracy) } }),
      (error) => resolve({ ok: false, why: WHY[error.code] ?? 'unavailable' }),
      { enableHighAccuracy: true, timeout: WAIT_MILLISECONDS, maximumAge: FRESH_MILLISECONDS },
    );
  });
}

/** Opens the phone's own map at a place; only the coordinates leave the page, never a name. */
export function mapLink(latitude: number, longitude: number): string {
  const apple = /iPhone|iPad|Macintosh/.test(navigator.userAgent);
  return apple ? `https://maps.apple.com/?daddr=${latitude},${longitude}` : `geo:${latitude},${longitude}?q=${latitude},${longitude}`;
}
