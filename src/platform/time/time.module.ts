import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';

/** Gives `Clock` to the whole program: the true one, unless told. */
@Module({})
export class TimeModule {
  static with(clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: TimeModule,
      global: true,
      providers: [{ provide: Clock, useValue: clock }],
      exports: [Clock],
    };
  }
}
