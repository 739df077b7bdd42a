package dev.lodestone.streams.function.process;

/** Is told what becomes of its processes, on any thread and without locks held. */
interface ProcessOwner {
    /** A process can take a call; told once after its start, and once after each call. */
    void available(FunctionProcess process);

    /** The call of a process has its result, and the process will be available soon. */
    void finishing(FunctionProcess process);

    /** The process could not take a call that it was given; it is ended. */
    void refused(FunctionProcess process, Call call);

    /**
     * The process has ended, or was never started.
     *
     * @param failure why, if it has not loaded its function; else null
     */
    void ended(FunctionProcess process, InitFailure failure);

    /** The process runs this version of its runtime. */
    void runsIn(String version);
}
