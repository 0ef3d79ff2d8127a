// What the commands of this folder say at the terminal: Chinese first, English beside it.

/** Node's oldest major version that this program runs on. */
const NODE_MAJOR = 24;

/** Ends the process with a clear sentence on an older Node. */
export function requireNode() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return;
  console.error(
    `需要 Node ${NODE_MAJOR},现在是 ${process.versions.node}。请运行 npm ci(允许安装脚本),再用 npm start 启动:它会使用项目自带的 Node。\n` +
      `Node ${NODE_MAJOR} is needed, this is ${process.versions.node}: run npm ci with install scripts allowed, then npm start, which uses the Node that npm ci brought.`,
  );
  process.exit(1);
}

/** Announces a step; the answer says that it is done, and how long it took. */
export function step(zh, en) {
  const startedAt = performance.now();
  process.stdout.write(`  ${zh} ${en} … `);
  return (more = '') => process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s${more && ` · ${more}`}\n`);
}
