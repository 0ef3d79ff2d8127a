/// <reference types="vite/client" />
import 'vue-router';
import type { Role } from '#contracts/people.js';

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may open the page; absent: everybody who is signed in. */
    roles?: readonly Role[];
    /** Open without signing in. */
    open?: boolean;
    /** desk: rail and top bar. phone and wall: the page draws everything itself. */
    frame?: 'desk' | 'phone' | 'wall';
    /** The i18n key of the page's name, for the tab's title. */
    title?: string;
  }
}
