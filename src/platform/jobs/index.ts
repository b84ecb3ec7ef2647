export { HeldWork } from './held-work.js';
export { type EnqueueOptions, type JobData, type JobHandler, Jobs, type JobSettings } from './jobs.js';
export { JobsModule } from './jobs.module.js';
