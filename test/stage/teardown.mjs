/** After the last test file: the engine stops and its directory goes. */
export default async function teardown() {
  await globalThis.stopTestEngine?.();
  delete globalThis.stopTestEngine;
}
