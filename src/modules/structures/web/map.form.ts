import { IsOptional, Matches } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import type { Bounds } from '../places-map.queries.js';

const DEGREES = /^-?\d{1,3}(\.\d{1,8})?$/;

/** The rectangle that the map shows, in degrees. */
export class MapForm extends Form {
  @IsOptional()
  @Matches(DEGREES)
  sud?: string;

  @IsOptional()
  @Matches(DEGREES)
  ouest?: string;

  @IsOptional()
  @Matches(DEGREES)
  nord?: string;

  @IsOptional()
  @Matches(DEGREES)
  est?: string;

  /** Undefined when it is not a rectangle. */
  bounds(): Bounds | undefined {
    if (!this.isValid || !this.sud || !this.ouest || !this.nord || !this.est) return undefined;
    const [south, west, north, east] = [this.sud, this.ouest, this.nord, this.est].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return south < north && west < east ? { south, west, north, east } : undefined;
  }
}
