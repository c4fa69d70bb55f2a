// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All alerts, by the name of their group, which is that of their file too. */
public final class Alerts {
    private Alerts() {}

    public static Map<String, List<Alert>> all() {
        var all = new LinkedHashMap<String, List<Alert>>();
        all.put("mail", MailAlerts.all());
        all.put("delivery", DeliveryAlerts.all());
        all.put("reputation", ReputationAlerts.all());
        all.put("services", ServiceAlerts.all());
        all.put("room", RoomAlerts.all());
        return all;
    }
}
