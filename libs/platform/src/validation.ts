import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { COMMON_PROBLEMS, refusal } from './problem.js';

/** The one pipe of every HTTP door: unknown fields, unknown objects and wrong values are named and refused. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (faults: ValidationError[]) => refusal(COMMON_PROBLEMS, 'bad-input', { fields: faults.flatMap((fault) => namesOf(fault, '')) }),
  });
}

function namesOf(fault: ValidationError, above: string): { field: string; message: string }[] {
  const field = above + fault.property;
  const own = Object.values(fault.constraints ?? {}).map((message) => ({ field, message }));
  return [...own, ...(fault.children ?? []).flatMap((child) => namesOf(child, `${field}.`))];
}
