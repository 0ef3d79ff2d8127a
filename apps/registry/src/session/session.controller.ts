import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { type Account, ROLES } from '#contracts/people.js';
import { Me, Public, Roles } from '#platform/auth.js';
import { refusal } from '#platform/problem.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REFRESH_SECONDS } from '../rules/refresh.js';
import { AccessTokens } from './access-tokens.js';
import { PasswordChange, SessionAnswer, SignIn } from './session.dto.js';
import { SESSION_PROBLEMS } from './session.problems.js';
import { type OpenedSession, SessionService } from './session.service.js';

const COOKIE = 'huying_refresh';
const COOKIE_PATH = '/api/session';

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly tokens: AccessTokens,
  ) {}

  @Post()
  @Public()
  @HttpCode(200)
  async signIn(@Body() { username, password }: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const opened = await this.sessions.signIn(username, password);
    if (!opened.ok) throw refusal(SESSION_PROBLEMS, opened.why, opened.lockedUntil ? { lockedUntil: opened.lockedUntil } : {});
    return this.answer(opened, request, reply);
  }

  @Post('refresh')
  @Public()
  @HttpCode(200)
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const opened = await this.sessions.refresh(request.cookies[COOKIE]);
    if (!opened.ok) throw refusal(SESSION_PROBLEMS, opened.why);
    return this.answer(opened, request, reply);
  }

  @Delete()
  @Public()
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(request.cookies[COOKIE]);
    void reply.clearCookie(COOKIE, { path: COOKIE_PATH });
  }

  @Get('me')
  @Roles(...ROLES)
  me(@Me() me: Account): Account {
    return me;
  }

  @Put('password')
  @Roles(...ROLES)
  async changePassword(
    @Me() me: Account,
    @Body() { current, next }: PasswordChange,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const opened = await this.sessions.changePassword(me, current, next);
    if (!opened.ok) throw refusal(SESSION_PROBLEMS, opened.why);
    return this.answer(opened, request, reply);
  }

  private async answer({ account, refreshToken }: OpenedSession, request: FastifyRequest, reply: FastifyReply): Promise<SessionAnswer> {
    const { token, expiresAt } = await this.tokens.sign(account);
    void reply.setCookie(COOKIE, refreshToken, {
      path: COOKIE_PATH,
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      maxAge: REFRESH_SECONDS,
    });
    void reply.header('cache-control', 'no-store');
    return { accessToken: token, expiresAt, account };
  }
}
