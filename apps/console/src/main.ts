import '@fontsource-variable/noto-sans-sc/index.css';
import 'element-plus/dist/index.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/element.css';
import { createPinia } from 'pinia';
import { createApp, watch } from 'vue';
import App from './App.vue';
import { titleTab } from './frame/tab-title.js';
import { i18n } from './i18n/i18n.js';
import { router } from './router.js';
import { useSession } from './session/session.store.js';

const app = createApp(App).use(createPinia()).use(i18n).use(router);
titleTab(router);

const session = useSession();
watch(
  () => session.signedIn,
  (signedIn, before) => {
    // A session that ended by itself: back to where one was after signing in again.
    if (before && !signedIn && session.ended) void router.push({ path: '/sign-in', query: { to: router.currentRoute.value.fullPath } });
  },
);

await router.isReady().catch(() => {});
app.mount('#app');
