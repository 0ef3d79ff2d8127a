/** 420 -> {amount:'420', unit:'m'}; 1234 -> {amount:'1.2', unit:'km'}. */
export function distanceText(meters: number): { amount: string; unit: 'm' | 'km' } {
  if (meters < 1000) return { amount: String(Math.round(meters / 10) * 10), unit: 'm' };
  return { amount: (meters / 1000).toFixed(1), unit: 'km' };
}

/** A duration in at most two units, for sentences: 83 -> [1 minute, 23 second]. */
export function durationParts(seconds: number): { unit: 'day' | 'hour' | 'minute' | 'second'; amount: number }[] {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [
    { unit: 'day' as const, amount: Math.floor(whole / 86_400) },
    { unit: 'hour' as const, amount: Math.floor((whole % 86_400) / 3600) },
    { unit: 'minute' as const, amount: Math.floor((whole % 3600) / 60) },
    { unit: 'second' as const, amount: whole % 60 },
  ];
  const first = parts.findIndex((part) => part.amount > 0);
  if (first < 0) return [{ unit: 'second', amount: 0 }];
  return parts.slice(first, first + 2).filter((part) => part.amount > 0);
}
