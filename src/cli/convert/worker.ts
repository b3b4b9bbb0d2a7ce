// The thread that converts batches; its settings come with its start.
import { workerData } from 'piscina';
import { type BatchSettings, makeBatchConverter } from './batch.js';

export default makeBatchConverter(workerData as BatchSettings);
