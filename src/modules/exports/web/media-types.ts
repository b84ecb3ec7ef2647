import { mediaTypes as tables } from '../../../platform/spreadsheets/index.js';

export const mediaTypes = { ...tables, jsonl: 'application/jsonl; charset=utf-8' } as const;
