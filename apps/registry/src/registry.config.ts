import { readConfig, ServiceConfig } from '#platform/config.js';

/** The folder of the keys that only the registry holds. Read when first needed, so that a test can set it. */
export const secretsDir = (): string => readConfig(ServiceConfig).SECRETS_DIR;
