/** The first levels under which only meters speak. */
const METER_ROOTS: readonly string[] = ['wmbusmeters', 'dtu', 'dlt645', 'cjt188'];

/**
 * Whether the nodes may divide the messages of this filter among themselves (`$share`).
 * A shared message goes to one node only: one that dies for good takes with it what the broker had given it, because
 * the broker keeps it for that node's session. A meter says its register again an hour later, so little is lost.
 * A call for help is said once: it must reach every node, and the unique key makes its effect once.
 */
export function mayShare(filter: string): boolean {
  const [root = ''] = filter.split('/');
  return METER_ROOTS.includes(root);
}
