using Xunit.Sdk;
using Xunit.v3;

// The doubles have one current board.
[assembly: Parallelization(Mode = ParallelMode.None)]
