import { board as boardEn } from '../board/locale/en.js';
import { board as boardZh } from '../board/locale/zh-CN.js';
import { care as careEn } from '../care/locale/en.js';
import { care as careZh } from '../care/locale/zh-CN.js';
import { caregiver as caregiverEn } from '../caregiver/locale/en.js';
import { caregiver as caregiverZh } from '../caregiver/locale/zh-CN.js';
import { desk as deskEn } from '../desk/locale/en.js';
import { desk as deskZh } from '../desk/locale/zh-CN.js';
import { devices as devicesEn } from '../devices/locale/en.js';
import { devices as devicesZh } from '../devices/locale/zh-CN.js';
import { family as familyEn } from '../family/locale/en.js';
import { family as familyZh } from '../family/locale/zh-CN.js';
import { followUp as followUpEn } from '../follow-up/locale/en.js';
import { followUp as followUpZh } from '../follow-up/locale/zh-CN.js';
import { intake as intakeEn } from '../intake/locale/en.js';
import { intake as intakeZh } from '../intake/locale/zh-CN.js';
import { order as orderEn } from '../order/locale/en.js';
import { order as orderZh } from '../order/locale/zh-CN.js';
import { provider as providerEn } from '../provider/locale/en.js';
import { provider as providerZh } from '../provider/locale/zh-CN.js';
import { registers as registersEn } from '../registers/locale/en.js';
import { registers as registersZh } from '../registers/locale/zh-CN.js';
import { supervision as supervisionEn } from '../supervision/locale/en.js';
import { supervision as supervisionZh } from '../supervision/locale/zh-CN.js';
import { visits as visitsEn } from '../visits/locale/en.js';
import { visits as visitsZh } from '../visits/locale/zh-CN.js';
import { shell as shellEn } from './shell.en.js';
import { shell as shellZh } from './shell.zh-CN.js';
import { words as wordsEn } from './words.en.js';
import { words as wordsZh } from './words.zh-CN.js';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One folder of strings per page area; `words` are the values of the contracts. */
export const catalogues = {
  'zh-CN': {
    shell: shellZh,
    words: wordsZh,
    desk: deskZh,
    followUp: followUpZh,
    supervision: supervisionZh,
    intake: intakeZh,
    order: orderZh,
    registers: registersZh,
    devices: devicesZh,
    provider: providerZh,
    care: careZh,
    caregiver: caregiverZh,
    board: boardZh,
    family: familyZh,
    visits: visitsZh,
  },
  en: {
    shell: shellEn,
    words: wordsEn,
    desk: deskEn,
    followUp: followUpEn,
    supervision: supervisionEn,
    intake: intakeEn,
    order: orderEn,
    registers: registersEn,
    devices: devicesEn,
    provider: providerEn,
    care: careEn,
    caregiver: caregiverEn,
    board: boardEn,
    family: familyEn,
    visits: visitsEn,
  },
} as const;
