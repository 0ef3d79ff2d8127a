import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Account, Role } from '#contracts/people.js';
import type { FastifyRequest } from 'fastify';
import { AccountGate } from './account-gate.js';
import { COMMON_PROBLEMS, refusal } from './problem.js';
import { TokenVerifier } from './token-verifier.js';

const PUBLIC = 'huying:public';
const ROLES_ALLOWED = 'huying:roles';

/** A route that anybody may call. */
export const Public = () => SetMetadata(PUBLIC, true);

/** The roles that may call a route. A route with neither this nor `@Public` is refused to everybody. */
export const Roles = (...roles: Role[]) => SetMetadata(ROLES_ALLOWED, roles);

/** The signed-in account, as a parameter of a route. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Account => {
  return context.switchToHttp().getRequest<SignedRequest>().account!;
});

export type SignedRequest = FastifyRequest & { account?: Account };

/** Asked before every HTTP route: who is it, may this role come here. Rows are another matter: see RowScope. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    private readonly gate: AccountGate,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, places)) return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const account = await this.accountOf(request);
    const roles = this.reflector.getAllAndOverride<Role[]>(ROLES_ALLOWED, places) ?? [];
    if (!roles.includes(account.role)) throw refusal(COMMON_PROBLEMS, 'not-allowed');
    request.account = account;
    return true;
  }

  private async accountOf(request: FastifyRequest): Promise<Account> {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token) throw refusal(COMMON_PROBLEMS, 'not-signed-in');
    const verdict = await this.verifier.verify(token);
    if (!verdict.ok) throw refusal(COMMON_PROBLEMS, verdict.why);
    if (this.gate.isShut(verdict.account.accountId)) throw refusal(COMMON_PROBLEMS, 'not-signed-in');
    return verdict.account;
  }
}
