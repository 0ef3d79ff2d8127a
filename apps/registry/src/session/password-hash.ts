import { hash, verify } from '@node-rs/argon2';

/** The package's number for argon2id; its enumeration can't be read under isolatedModules. */
const ARGON2ID = 2;
/** OWASP's password storage cheat sheet for argon2id: 19 MiB, 2 passes, 1 lane. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** For long random passwords only, which nobody can guess at any price: the simulator's 160 accounts sign in at once. */
export const hashRandomPassword = (password: string): Promise<string> => hash(password, { ...COST, memoryCost: 1024, timeCost: 1 });

export const isPassword = (passwordHash: string, password: string): Promise<boolean> => verify(passwordHash, password);
