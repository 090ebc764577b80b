throw new Error('this worker never gets as far as its first message');
