import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.HUYING_SERVER ?? 'http://127.0.0.1:8080';
const proxy = {
  '/api': { target: server },
  '/health': { target: server },
  '/socket.io': { target: server, ws: true },
};

/** Big libraries change seldom: each gets a chunk of its own, so that a release leaves them cached. */
const VENDORS = [
  { name: 'vue', test: /node_modules\/(@vue|vue|vue-router|pinia|vue-i18n|@intlify)\// },
  { name: 'element', test: /node_modules\/(element-plus|@element-plus|dayjs|async-validator|@floating-ui|lodash[^/]*)\// },
  { name: 'echarts', test: /node_modules\/(echarts|zrender)\// },
  { name: 'socket', test: /node_modules\/(socket\.io[^/]*|engine\.io[^/]*)\// },
];

export default defineConfig({
  root: here('.'),
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_I18N_LEGACY_API__: 'false' },
  server: { host: '127.0.0.1', port: 5173, proxy },
  preview: { host: '127.0.0.1', port: 4173, proxy, headers: { 'Content-Security-Policy': "default-src 'self'" } },
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    // An inlined font would be a data: address, which font-src 'self' refuses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: VENDORS } } },
  },
});
