package app.latchkey.metrics;

import app.latchkey.metrics.Sampler.Gathering;
import app.latchkey.metrics.Sampler.Sample;
import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.springframework.stereotype.Component;

/** The Java machine, and the computer under it. */
@Component
class SystemFigures implements Gathering {

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final AtomicLong longestPause = new AtomicLong();
    private final Path disk = Path.of("").toAbsolutePath();

    SystemFigures() {
        ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(NotificationEmitter.class::isInstance)
                .map(NotificationEmitter.class::cast)
                .forEach(collector -> collector.addNotificationListener((said, none) -> collected(said), null, null));
    }

    /** A collection that runs beside the desk is none of its pauses. */
    private void collected(Notification said) {
        if (said.getUserData() instanceof CompositeData data) {
            var collection = GarbageCollectionNotificationInfo.from(data);
            if (!collection.getGcName().contains("Concurrent")) {
                longestPause.accumulateAndGet(collection.getGcInfo().getDuration(), Math::max);
            }
        }
    }

    /** Of all processors, in percent. */
    double cpu() {
        double load = machine.getProcessCpuLoad();
        return load < 0 ? Double.NaN : 100 * load;
    }

    long heapUsed() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    long heapLimit() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
    }

    /** Platform threads: what waits on a virtual one takes none. */
    int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    long diskFree() {
        return disk.toFile().getUsableSpace();
    }

    /** In percent. */
    double diskUse() {
        long whole = disk.toFile().getTotalSpace();
        return whole == 0 ? Double.NaN : 100.0 * (whole - diskFree()) / whole;
    }

    @Override
    public void gather(Sample sample, boolean isNewMinute) {
        sample.put(Series.CPU, cpu());
        sample.put(Series.HEAP, 100.0 * heapUsed() / heapLimit());
        sample.put(Series.GC_PAUSE, (double) longestPause.getAndSet(0));
        sample.put(Series.THREADS, threads());
        if (isNewMinute) {
            sample.put(Series.DISK, diskUse());
        }
    }
}
