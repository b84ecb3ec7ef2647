import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from './config.js';

const SECRET = 'un-secret-de-trente-deux-caracteres';

describe('loadConfig', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'passerelle-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is a demonstration on this machine when nothing is set', () => {
    const config = loadConfig({ DATA_DIR: folder });
    expect({ ...config, sessionSecret: config.sessionSecret.length }).toEqual({
      nodeEnv: 'development',
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: folder,
      sessionSecret: 64,
      publicUrl: 'http://localhost:3000',
      trustProxy: false,
      demo: true,
      demoPassword: undefined,
      smtpUrl: undefined,
      mailFrom: undefined,
      smsUrl: undefined,
      smsToken: undefined,
      geocodingUrl: undefined,
      tilesUrl: undefined,
      tilesAttribution: '© IGN – Géoplateforme',
      reminderDays: [3, 7],
      expiryDays: 30,
      dbPoolSize: 10,
    });
  });

  it('keeps the secret it made, for the program’s account alone', () => {
    const first = loadConfig({ DATA_DIR: join(folder, 'new') }).sessionSecret;
    expect(loadConfig({ DATA_DIR: join(folder, 'new') }).sessionSecret).toBe(first);
    expect(readFileSync(join(folder, 'new', 'secret'), 'utf8')).toBe(first);
    expect((statSync(join(folder, 'new', 'secret')).mode & 0o777).toString(8)).toBe('600');
  });

  it('reads a production from the environment', () => {
    const config = loadConfig({
      NODE_ENV: 'production',
      PORT: '8080',
      DATABASE_URL: 'postgres://p:s@base:5432/p',
      SESSION_SECRET: SECRET,
      PUBLIC_URL: 'https://passerelle.exemple.fr/',
      TRUST_PROXY: 'true',
      DB_POOL_SIZE: '20',
      DEMO: '',
    });
    expect(config).toMatchObject({
      production: true,
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: 'postgres://p:s@base:5432/p',
      sessionSecret: SECRET,
      publicUrl: 'https://passerelle.exemple.fr',
      trustProxy: 1,
      demo: false,
      dbPoolSize: 20,
    });
  });

  it('listens on the loopback alone in demonstration, whatever HOST says', () => {
    expect(loadConfig({ DATA_DIR: folder, DEMO: 'true', HOST: '0.0.0.0' }).host).toBe('127.0.0.1');
    expect(loadConfig({ DATA_DIR: folder, DEMO: 'non', HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it('has no demonstration in tests unless asked', () => {
    expect(loadConfig({ NODE_ENV: 'test', DATA_DIR: folder }).demo).toBe(false);
    expect(loadConfig({ NODE_ENV: 'test', DATA_DIR: folder, DEMO: '1' }).demo).toBe(true);
  });

  it('says all that is wrong at once', () => {
    const faults = faultsOf({
      NODE_ENV: 'production',
      PORT: 'http',
      DATABASE_URL: 'mysql://base',
      PUBLIC_URL: 'passerelle',
      DEMO: 'true',
      DB_POOL_SIZE: '0',
    });
    expect(faults.map((fault) => fault.split('\u00a0')[0]).sort()).toEqual([
      'DATABASE_URL',
      'DB_POOL_SIZE',
      'DEMO',
      'PORT',
      'PORT',
      'PUBLIC_URL',
      'SESSION_SECRET',
    ]);
  });

  it('wants an address to send from with a mail server, and a key with a service of text messages', () => {
    const faults = faultsOf({ DATA_DIR: folder, SMTP_URL: 'smtp://mail:25', SMS_URL: 'https://sms.exemple.fr/envoi' });
    expect(faults.map((fault) => fault.split('\u00a0')[0])).toEqual(['MAIL_FROM', 'SMS_TOKEN']);
    const others = faultsOf({
      DATA_DIR: folder,
      SMTP_URL: 'mail:25',
      MAIL_FROM: 'moi',
      SMS_URL: 'http://sms.exemple.fr',
    });
    expect(new Set(others.map((fault) => fault.split('\u00a0')[0]))).toEqual(
      new Set(['SMTP_URL', 'MAIL_FROM', 'SMS_URL', 'SMS_TOKEN']),
    );
    expect(
      loadConfig({ DATA_DIR: folder, SMTP_URL: 'smtps://a:b@mail.exemple.fr', MAIL_FROM: 'envoi@exemple.fr' }),
    ).toMatchObject({ smtpUrl: 'smtps://a:b@mail.exemple.fr', mailFrom: 'envoi@exemple.fr' });
  });

  it('reminds at 3 and 7 days and gives up at 30, unless told otherwise, in an order that makes sense', () => {
    expect(loadConfig({ DATA_DIR: folder })).toMatchObject({ reminderDays: [3, 7], expiryDays: 30 });
    expect(loadConfig({ DATA_DIR: folder, REMINDER_DAYS: '2, 5,9', EXPIRY_DAYS: '10' })).toMatchObject({
      reminderDays: [2, 5, 9],
      expiryDays: 10,
    });
    for (const days of ['7,3', '3,3', '0,3', '3,x', '2.5', '3,30', ',']) {
      expect(faultsOf({ DATA_DIR: folder, REMINDER_DAYS: days })).toEqual([
        'REMINDER_DAYS\u00a0: écrivez des nombres de jours, du plus petit au plus grand et tous sous EXPIRY_DAYS, par exemple 3,7.',
      ]);
    }
    expect(faultsOf({ DATA_DIR: folder, EXPIRY_DAYS: 'jamais' })).toContain(
      'EXPIRY_DAYS\u00a0: écrivez un nombre de jours entre 2 et 365, par exemple 30.',
    );
  });

  it('refuses a short secret everywhere, and an answer to DEMO that is neither yes nor no', () => {
    expect(faultsOf({ DATA_DIR: folder, SESSION_SECRET: 'court' })).toEqual([
      'SESSION_SECRET\u00a0: obligatoire en production, 32 caractères au moins (par exemple\u00a0: openssl rand -hex 32).',
    ]);
    expect(faultsOf({ DATA_DIR: folder, DEMO: 'peut-être' })).toEqual(['DEMO\u00a0: écrivez true ou false.']);
  });

  function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
    try {
      loadConfig(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.faults;
      throw error;
    }
    return [];
  }

  it('reads where the images of the map come from, and refuses an address without its three marks', () => {
    const tiles = (url: string) => loadConfig({ DATA_DIR: folder, TILES_URL: url });
    const geoplateforme = 'https://data.geopf.fr/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';
    expect(tiles(geoplateforme).tilesOrigin).toBe('https://data.geopf.fr');
    expect(loadConfig({ DATA_DIR: folder }).tilesOrigin).toBeUndefined();
    for (const url of ['https://a.fr/{z}/{x}', 'https://{s}.a.fr/{z}/{x}/{y}', 'http://a.fr/{z}/{x}/{y}', 'a']) {
      expect(() => tiles(url)).toThrow('TILES_URL');
    }
    expect(() => loadConfig({ DATA_DIR: folder, GEOCODING_URL: 'http://a.fr/' })).toThrow('GEOCODING_URL');
  });
});
