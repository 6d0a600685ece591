import fc from "fast-check";

// One seed for every property, so that a test that passes today passes tomorrow; another one by FAST_CHECK_SEED.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20160926) });
