export { Config, ConfigError, loadConfig, type NodeEnv } from './config.js';
export { ConfigModule } from './config.module.js';
