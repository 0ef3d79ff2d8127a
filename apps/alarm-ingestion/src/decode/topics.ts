/** Whether an MQTT topic matches a pattern with `+` and `#`. A leading `$` is never matched by a wildcard. */
export function matchesTopic(pattern: string, topic: string): boolean {
  if (topic.startsWith('$') && !pattern.startsWith('$')) return false;
  const wanted = pattern.split('/');
  const levels = topic.split('/');
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i] === '#') return true;
    if (i >= levels.length) return false;
    if (wanted[i] !== '+' && wanted[i] !== levels[i]) return false;
  }
  return wanted.length === levels.length;
}
