import { plainToInstance } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { resolve } from 'node:path';
import { keptSecret } from './kept-secret.js';

export type NodeEnv = 'development' | 'production' | 'test';

const LOOPBACK = '127.0.0.1';

const REMINDERS =
  'REMINDER_DAYS\u00a0: écrivez des nombres de jours, du plus petit au plus grand et tous sous EXPIRY_DAYS, par exemple 3,7.';
const EXPIRY = 'EXPIRY_DAYS\u00a0: écrivez un nombre de jours entre 2 et 365, par exemple 30.';
const ONLINE = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])\S+$/;

/** Everything the program may be told from outside, checked once at start. Nothing else reads `process.env`. */
export class Config {
  @IsIn(['development', 'production', 'test'], { message: 'NODE_ENV : écrivez development, production ou test.' })
  nodeEnv: NodeEnv;

  /** TCP port; 0 lets the system choose one (tests). */
  @IsInt({ message: 'PORT : écrivez un nombre entier, par exemple 3000.' })
  @Min(0, { message: 'PORT : écrivez un nombre entre 0 et 65535.' })
  @Max(65535, { message: 'PORT : écrivez un nombre entre 0 et 65535.' })
  port: number;

  /** Address listened on. Always the loopback in demonstration mode, whatever HOST says. */
  @Matches(/^[0-9A-Za-z.:_-]+$/, { message: 'HOST : écrivez une adresse, par exemple 127.0.0.1 ou 0.0.0.0.' })
  host: string;

  /** PostgreSQL to use; undefined means the embedded one, kept in `dataDir`. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/, {
    message: 'DATABASE_URL : écrivez une adresse postgres://utilisateur:motdepasse@hote:5432/base.',
  })
  databaseUrl: string | undefined;

  /** Absolute path of the folder for the embedded database and the generated secret. */
  dataDir: string;

  @MinLength(32, {
    message: 'SESSION_SECRET : obligatoire en production, 32 caractères au moins (par exemple : openssl rand -hex 32).',
  })
  sessionSecret: string;

  /** Address people type, without a final slash: base of the links sent by mail. */
  @IsUrl(
    { require_tld: false, protocols: ['http', 'https'], require_protocol: true },
    { message: 'PUBLIC_URL : écrivez l’adresse complète du site, par exemple https://passerelle.exemple.fr.' },
  )
  publicUrl: string;

  /** Express’s « trust proxy »: false, how many proxies stand in front, or their addresses. */
  trustProxy: false | number | string;

  @ValidateBy({
    name: 'notInProduction',
    validator: {
      validate: (demo, of) => !(demo === true && (of?.object as Config).production),
      defaultMessage: () => 'DEMO : le mode démonstration ne peut pas être activé avec NODE_ENV=production.',
    },
  })
  @IsIn([true, false], { message: 'DEMO : écrivez true ou false.' })
  demo: boolean;

  /** Password of the demonstration accounts; undefined means one is made up and shown once. */
  @IsOptional()
  @MinLength(12, { message: 'DEMO_PASSWORD : 12 caractères au moins.' })
  demoPassword: string | undefined;

  /** Mail server, with the account’s name and password when it wants them; undefined: mails wait to be copied by hand. */
  @IsOptional()
  @Matches(/^smtps?:\/\/\S+$/, {
    message: 'SMTP_URL : écrivez une adresse smtp://compte:motdepasse@hote:587 ou smtps://compte:motdepasse@hote:465.',
  })
  smtpUrl: string | undefined;

  /** Address that mails come from. */
  @ValidateIf((config: Config) => config.mailFrom !== undefined || config.smtpUrl !== undefined)
  @IsEmail(
    { allow_utf8_local_part: false, require_tld: false },
    { message: 'MAIL_FROM : avec SMTP_URL, écrivez l’adresse d’envoi, par exemple passerelle@exemple.fr.' },
  )
  mailFrom: string | undefined;

  /** Provider of text messages (docs/operating.md says what it is sent); undefined: somebody calls. */
  @IsOptional()
  @Matches(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])\S+$/, {
    message: 'SMS_URL : écrivez l’adresse du service de SMS, en https://.',
  })
  smsUrl: string | undefined;

  @ValidateIf((config: Config) => config.smsUrl !== undefined)
  @MinLength(1, { message: 'SMS_TOKEN : avec SMS_URL, écrivez la clé donnée par le service de SMS.' })
  smsToken: string | undefined;

  /** Where addresses are found on the map of France (the Géoplateforme’s search); undefined: the commune’s centre stands for them. */
  @IsOptional()
  @Matches(ONLINE, {
    message: 'GEOCODING_URL : écrivez l’adresse du service, par exemple https://data.geopf.fr/geocodage/search.',
  })
  geocodingUrl: string | undefined;

  /** Images under the map, with {z}, {x} and {y}; undefined: outlines of départements, and no call to anybody. */
  @IsOptional()
  @Matches(ONLINE, { message: 'TILES_URL : écrivez l’adresse des images, en https://.' })
  @Matches(/^(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})[^{}]*(?:\{[zxy]\}[^{}]*){3}$/, {
    message: 'TILES_URL : l’adresse contient {z}, {x} et {y}, et rien d’autre entre accolades.',
  })
  tilesUrl: string | undefined;

  /** Whose images they are: written on the map. */
  tilesAttribution: string;

  @IsInt({ message: 'DB_POOL_SIZE : écrivez un nombre entier, par exemple 10.' })
  @Min(2, { message: 'DB_POOL_SIZE : écrivez un nombre entre 2 et 200.' })
  @Max(200, { message: 'DB_POOL_SIZE : écrivez un nombre entre 2 et 200.' })
  dbPoolSize: number;

  /** Days without an answer after which the receiver of a referral is reminded, in order. */
  @ArrayNotEmpty({ message: REMINDERS })
  @IsInt({ each: true, message: REMINDERS })
  @Min(1, { each: true, message: REMINDERS })
  @ValidateBy({
    name: 'inOrder',
    validator: {
      validate: (days: number[], of) =>
        [...days, (of?.object as Config).expiryDays].every(
          (day, index, all) => index === 0 || day > (all[index - 1] ?? day),
        ),
      defaultMessage: () => REMINDERS,
    },
  })
  reminderDays: number[];

  /** Days without an answer after which a referral ends by itself. */
  @IsInt({ message: EXPIRY })
  @Min(2, { message: EXPIRY })
  @Max(365, { message: EXPIRY })
  expiryDays: number;

  /** Scheme and host of `tilesUrl`: what browsers may load images from, beside ourselves. */
  get tilesOrigin(): string | undefined {
    return this.tilesUrl && new URL(this.tilesUrl.replace(/[{}]/g, '')).origin;
  }

  get production(): boolean {
    return this.nodeEnv === 'production';
  }
}

/** Thrown by `loadConfig`: every fault at once, one French sentence per line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(`Configuration à corriger :\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  }
}

/**
 * Reads and checks the settings.
 *
 * Outside production, without SESSION_SECRET, a random one is kept in `DATA_DIR/secret` (mode 600), so that people
 * stay signed in when the program restarts.
 *
 * @param env where settings are read; an empty value counts as absent.
 * @throws ConfigError with every fault found.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const config = plainToInstance(Config, settings(env));
  const secretIsMade = !config.production && config.sessionSecret === '';
  const faults = validateSync(config, { skipMissingProperties: false })
    .filter((error) => !(secretIsMade && error.property === 'sessionSecret'))
    .flatMap((error) => Object.values(error.constraints ?? {}));
  if (faults.length > 0) throw new ConfigError([...new Set(faults)]);
  if (secretIsMade) config.sessionSecret = keptSecret(config.dataDir);
  return config;
}

function settings(env: NodeJS.ProcessEnv): Record<keyof Omit<Config, 'production' | 'tilesOrigin'>, unknown> {
  const read = (key: string): string | undefined => env[key]?.trim() || undefined;
  const nodeEnv = read('NODE_ENV') ?? 'development';
  const port = Number(read('PORT') ?? 3000);
  const demo = asBoolean(read('DEMO')) ?? nodeEnv === 'development';
  return {
    nodeEnv,
    port,
    host: demo === true ? LOOPBACK : (read('HOST') ?? (nodeEnv === 'production' ? '0.0.0.0' : LOOPBACK)),
    databaseUrl: read('DATABASE_URL'),
    dataDir: resolve(read('DATA_DIR') ?? 'data'),
    sessionSecret: read('SESSION_SECRET') ?? '',
    publicUrl: (read('PUBLIC_URL') ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    trustProxy: asTrustProxy(read('TRUST_PROXY')),
    demo,
    demoPassword: read('DEMO_PASSWORD'),
    smtpUrl: read('SMTP_URL'),
    mailFrom: read('MAIL_FROM'),
    smsUrl: read('SMS_URL'),
    smsToken: read('SMS_TOKEN'),
    geocodingUrl: read('GEOCODING_URL'),
    tilesUrl: read('TILES_URL'),
    tilesAttribution: read('TILES_ATTRIBUTION') ?? '© IGN – Géoplateforme',
    dbPoolSize: Number(read('DB_POOL_SIZE') ?? 10),
    reminderDays: (read('REMINDER_DAYS') ?? '3,7').split(',').map(Number),
    expiryDays: Number(read('EXPIRY_DAYS') ?? 30),
  };
}

/** Anything that is not a yes or a no is handed on as it came, for the validation to refuse it. */
function asBoolean(value: string | undefined): boolean | string | undefined {
  if (value === undefined) return undefined;
  if (['true', '1', 'oui'].includes(value.toLowerCase())) return true;
  if (['false', '0', 'non'].includes(value.toLowerCase())) return false;
  return value;
}

/** « true » means one proxy: Express’s own `true` would believe any address that a visitor makes up. */
function asTrustProxy(value: string | undefined): false | number | string {
  const asked = asBoolean(value);
  if (asked === undefined || asked === false) return false;
  if (asked === true) return 1;
  return /^\d+$/.test(asked) ? Number(asked) : asked;
}
