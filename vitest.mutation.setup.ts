import fc from "fast-check";

// A mutant is noticed by the first example that fails; looking for the smallest one only takes time.
fc.configureGlobal({ endOnFailure: true });
